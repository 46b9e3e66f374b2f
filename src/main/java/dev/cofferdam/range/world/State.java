package dev.cofferdam.range.world;

/** What changes while the account is used. A copy of it can be changed without changing this one. */
interface State<S> {
    S copy();

    /** Whether it was changed since it was made or copied; where that cannot be told, it was. */
    default boolean touched() {
        return !(this instanceof Record parts) || Remade.touched(parts);
    }
}
