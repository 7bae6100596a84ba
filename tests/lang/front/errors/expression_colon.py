x = y: z
