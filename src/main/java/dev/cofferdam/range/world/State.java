package dev.cofferdam.range.world;

/** What changes while the account is used. A copy of it can be changed without changing this one. */
interface State<S> {
    S copy();
}
