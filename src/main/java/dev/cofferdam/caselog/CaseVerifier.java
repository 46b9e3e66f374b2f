package dev.cofferdam.caselog;

import dev.cofferdam.caselog.Verification.Broken;
import dev.cofferdam.caselog.Verification.Damage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Checks a case: the chain of its records, what vouches for it, its evidence. Reads only, in constant memory (but for
 * the names of the evidence files), and works while the case is written. What it finds is told, whatever was done to
 * the file; it throws only where there is no case. Thread-safe.
 */
public final class CaseVerifier {
    private static final HexFormat HEX = HexFormat.of();

    /** Checks the case in a folder. */
    public Verification verify(Path caseFolder) {
        // before the log is looked at: it may grow meanwhile, and the tip must not be ahead of what we see
        Optional<Tip> tip;
        try {
            tip = TipFile.read(caseFolder);
        } catch (IOException e) {
            return unreadable(e);
        }
        try (var connection = Database.readOnly(caseFolder)) {
            // one view of the log, whatever is appended meanwhile
            connection.setAutoCommit(false);
            var guards = new ArrayList<>(Schema.differences(connection, caseFolder));
            if (tip.isEmpty()) guards.add(TipFile.NAME + " is missing or damaged: nothing vouches for the log's end.");
            var anchors = new Anchors(connection, tip);
            var checkpoint = anchors.lastCheckpoint();
            var chain = new ChainCheck(connection, anchors);
            var broken = chain.run();
            if (broken.isEmpty()) broken = anchors.contradict(chain.good());
            return new Verification(
                    chain.good(),
                    HEX.formatHex(chain.head()),
                    checkpoint,
                    broken.orElse(null),
                    EvidenceCheck.problems(caseFolder, chain.evidence()),
                    guards);
        } catch (SQLException e) {
            return unreadable(e);
        }
    }

    private static Verification unreadable(Exception why) {
        var broken = new Broken(0, Damage.UNREADABLE, "The case log cannot be read: " + why.getMessage());
        return new Verification(0, HEX.formatHex(Hashes.ZERO), 0, broken, List.of(), List.of());
    }
}
