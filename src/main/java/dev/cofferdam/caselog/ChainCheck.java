package dev.cofferdam.caselog;

import dev.cofferdam.caselog.Verification.Broken;
import dev.cofferdam.caselog.Verification.Damage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** One pass over the records in their order, up to the first that does not follow the one before it. */
final class ChainCheck {
    private final Connection connection;
    private final Anchors anchors;
    private final RecordChain chain = new RecordChain();

    ChainCheck(Connection connection, Anchors anchors) {
        this.connection = connection;
        this.anchors = anchors;
    }

    Optional<Broken> run() {
        try (var rows = new InspectedRows(connection)) {
            for (var next = rows.next(); next != null; next = rows.next()) {
                if (!chain.isFollowedBy(next)) {
                    return Optional.of(new Diagnosis(connection, anchors, good(), head()).of(next));
                }
                chain.follow(next);
            }
        } catch (SQLException e) {
            return Optional.of(new Broken(
                    good() + 1,
                    Damage.UNREADABLE,
                    "Record %d cannot be read, nor what is behind it: %s.".formatted(good() + 1, e.getMessage())));
        }
        return good() == 0
                ? Optional.of(new Broken(1, Damage.MISSING, "The log is empty: not even its first record is there."))
                : Optional.empty();
    }

    long good() {
        return chain.records();
    }

    byte[] head() {
        return chain.headBytes();
    }

    /** The evidence that the good records speak of and that the case itself keeps. */
    Set<EvidenceRef> evidence() {
        return chain.evidence();
    }
}
