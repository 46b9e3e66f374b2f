package dev.cofferdam.caselog;

import java.util.Objects;

/**
 * A piece of evidence and what happened to it.
 *
 * @param sha256 lower-case hex; also the file's name below {@code evidence/}
 * @param size in bytes
 * @param location where it is: {@code evidence/SHA256}, or an ARN for what stays in AWS
 */
public record EvidenceRef(String sha256, long size, String location, Custody event) {
    public enum Custody {
        COLLECTED,
        ACCESSED,
        TRANSFERRED,
        EXPORTED
    }

    public EvidenceRef {
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(location);
        Objects.requireNonNull(event);
    }
}
