package dev.cofferdam.range.world;

/** What KMS has in the region. */
public record Keys(Table<Key> all) {
    public Keys {
        all = Given.or(all, new Table<>());
    }

    static Keys none() {
        return new Keys(new Table<>());
    }

    Keys copy() {
        return new Keys(all.copy());
    }
}
