package dev.cofferdam.report;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** One export of a case: writes it somewhere, and tells what came of it as custody wants it told. */
public interface Export {
    /** The name of its format, as the command line takes it. */
    String format();

    /** For the sentence "Exported …": {@code the timeline as csv}. */
    String what();

    void writeTo(OutputStream to) throws IOException;

    /** What the record of it has, besides its message. */
    default ObjectNode body() {
        return Json.object().put("format", format());
    }

    /** @return what was written */
    default EvidenceRef write(OutputStream to, String location) throws IOException {
        var hashing = new HashingStream(to);
        writeTo(hashing);
        hashing.flush();
        return new EvidenceRef(hashing.sha256(), hashing.size(), location, EvidenceRef.Custody.EXPORTED);
    }

    /**
     * @param replace whether a file that is already there is replaced
     * @throws FileAlreadyExistsException when there is one and it is not to be replaced
     * @throws IOException when it could not be written; then nothing is there that was not there before
     */
    default EvidenceRef write(Path file, boolean replace) throws IOException {
        var written = new EvidenceRef[1];
        NewFile.write(
                file,
                replace,
                out -> written[0] = write(out, file.toAbsolutePath().toString()));
        return written[0];
    }

    /** That it left the case, and as what. */
    default Draft exported(EvidenceRef written, Origin origin) {
        return Draft.of("case.exported", origin)
                .evidence(written)
                .with("Exported %s to %s".formatted(what(), written.location()), body());
    }
}
