package dev.cofferdam.report.bundle;

import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseBundler.Tip;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.report.Export;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case as a bundle.
 *
 * @param upTo how far the log goes in it
 */
public record BundleExport(CaseBundler bundler, String caseId, Tip upTo, boolean withEvidence) implements Export {
    /** Among the formats of timelines. */
    public static final String FORMAT = "bundle";

    /** What a file of it is best called behind its last dot. */
    public static final String EXTENSION = "zip";

    /** As the case is at this moment. */
    public static BundleExport now(CaseBundler bundler, String caseId, boolean withEvidence) {
        return new BundleExport(bundler, caseId, bundler.tip(caseId), withEvidence);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public String what() {
        return withEvidence ? "the case as a bundle" : "the case as a bundle without its evidence";
    }

    @Override
    public ObjectNode body() {
        var body = Json.object().put("format", FORMAT).put("with_evidence", withEvidence);
        body.set("tip", Json.object().put("seq", upTo.seq()).put("hash", upTo.hash()));
        return body;
    }

    @Override
    public void writeTo(OutputStream to) throws IOException {
        bundler.bundle(caseId, upTo, withEvidence, to);
    }
}
