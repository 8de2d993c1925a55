import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.*;
import org.apache.lucene.index.*;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.*;
import org.apache.lucene.util.BytesRef;

/**
 * What a search server does with stored queries: each text becomes an index of one document, its terms bring up the queries filed under them
 * (a presearcher: each query under the terms of its rarest group), and those are run. No network, no JSON, no NEAR (taken as AND): kinder to
 * Lucene than a server would be. Arguments: file of rules (groups by tab: `+` or `-`, words with `|`), file of texts (length in four bytes,
 * UTF-8), file of `word<tab>texts` with how frequent words are. Answers each line on its input with "microseconds hits".
 */
public class Presearch {
  static final CharArraySet NO_STOPS = CharArraySet.EMPTY_SET;
  static final Analyzer ANALYZER = new CJKAnalyzer(NO_STOPS);

  static List<String> bigrams(String word) {
    List<String> all = new ArrayList<>();
    for (int at = 0; at + 1 < word.length(); at++) all.add(word.substring(at, at + 2));
    return all;
  }

  static Query wordQuery(String word) {
    List<String> terms = bigrams(word);
    if (terms.size() == 1) return new TermQuery(new Term("f", terms.get(0)));
    return new PhraseQuery("f", terms.toArray(new String[0]));
  }

  public static void main(String[] args) throws Exception {
    Map<String, Integer> frequent = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(args[2]))) {
      int tab = line.indexOf('\t');
      frequent.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
    }
    List<Query> queries = new ArrayList<>();
    Map<BytesRef, int[]> filed = new HashMap<>();
    Map<String, List<Integer>> filing = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      String[] rarest = null;
      long least = Long.MAX_VALUE;
      for (String group : line.split("\t")) {
        String[] words = group.substring(1).split("\\|");
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        long expected = 0;
        for (String word : words) {
          any.add(wordQuery(word), BooleanClause.Occur.SHOULD);
          expected += frequent.getOrDefault(word, 0);
        }
        boolean must = group.charAt(0) == '+';
        all.add(any.build(), must ? BooleanClause.Occur.FILTER : BooleanClause.Occur.MUST_NOT);
        if (must && expected < least) {
          least = expected;
          rarest = words;
        }
      }
      int number = queries.size();
      queries.add(all.build());
      for (String word : rarest) {
        // A longer word is filed under the one of its bigrams that fewest words have; not known here, so under the last.
        List<String> terms = bigrams(word);
        filing.computeIfAbsent(terms.get(terms.size() - 1), key -> new ArrayList<>()).add(number);
      }
    }
    filing.forEach((term, numbers) -> filed.put(new BytesRef(term), numbers.stream().distinct().mapToInt(Integer::intValue).toArray()));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[1]))).order(ByteOrder.LITTLE_ENDIAN);
    List<String> texts = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] one = new byte[bytes.getInt()];
      bytes.get(one);
      texts.add(new String(one, StandardCharsets.UTF_8));
    }
    var threads = ManagementFactory.getThreadMXBean();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("ready");
    int[] stamp = new int[queries.size()];
    int number = 0;
    MemoryIndex index = new MemoryIndex();
    while (in.readLine() != null) {
      long before = threads.getCurrentThreadCpuTime();
      long hits = 0;
      for (String text : texts) {
        number++;
        index.reset();
        index.addField("f", text, ANALYZER);
        IndexSearcher searcher = index.createSearcher();
        Terms terms = searcher.getIndexReader().leaves().get(0).reader().terms("f");
        if (terms == null) continue;
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          int[] candidates = filed.get(term);
          if (candidates == null) continue;
          for (int candidate : candidates) {
            if (stamp[candidate] == number) continue;
            stamp[candidate] = number;
            if (searcher.count(queries.get(candidate)) > 0) hits++;
          }
        }
      }
      System.out.println((threads.getCurrentThreadCpuTime() - before) / 1000 + " " + hits);
    }
  }
}
