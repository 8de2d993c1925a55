import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send, type Refused, type StatedFact } from '../api/client.ts'

/** Sends one file as the input of a command; `fields` go beside it. */
export function useUpload(kind: string) {
  const client = useQueryClient()
  return useMutation<readonly StatedFact[], Refused, { readonly file: File; readonly fields?: Readonly<Record<string, string>> }>({
    mutationFn: async ({ file, fields = {} }) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', file)
      return (await send<{ facts: readonly StatedFact[] }>('POST', `/api/uploads/${kind}`, form)).facts
    },
    onSuccess: () => client.invalidateQueries(),
  })
}
