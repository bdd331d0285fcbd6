/** So many requests of one check are under way at a time. */
const width = 8;

/** Makes something of every item, several at a time, and returns what was made in the order of the items. */
export async function sideBySide<Item, Outcome>(
  items: readonly Item[],
  make: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = [...items.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) outcomes[next[0]] = await make(next[1]);
  };
  await Promise.all(Array.from({ length: width }, work));
  return outcomes;
}
