package dev.cofferdam.action;

/** What an action can do to a running business. It is the class's own and no playbook can lower it. */
public enum Risk {
    /** Changes nothing. */
    READ,
    /** Can be taken back, and nobody's work stops. */
    REVERSIBLE,
    /** Can be taken back, but somebody's work stops meanwhile. */
    DISRUPTIVE,
    /** Cannot be taken back: asks for a typed confirmation. */
    DESTRUCTIVE
}
