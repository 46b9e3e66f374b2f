package dev.cofferdam.range.world;

/** What KMS has in the region. */
public record Keys(Table<Key> all) implements State<Keys> {
    public Keys {
        all = Given.or(all, new Table<>());
    }

    static Keys none() {
        return new Keys(new Table<>());
    }

    @Override
    public Keys copy() {
        return Remade.copy(this);
    }
}
