package dev.cofferdam.playbook;

/**
 * Where in the handling of an incident a step belongs. NIST SP 800-61 Rev. 2, chapter 3, with its third phase in parts.
 */
public enum Phase {
    PREPARE,
    DETECT,
    ANALYZE,
    PRESERVE,
    CONTAIN,
    ERADICATE,
    RECOVER,
    LEARN
}
