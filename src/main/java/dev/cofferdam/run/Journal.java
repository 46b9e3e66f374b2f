package dev.cofferdam.run;

import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.CanonicalJson;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Origin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a run's records. Each is on disk, and folded into the run, before the method returns. Thread-safe. */
final class Journal {
    private final CaseLog log;
    private final Origin origin;
    private final Consumer<LogRecord> fold;

    /** @param origin of the run: no step */
    Journal(CaseLog log, Origin origin, Consumer<LogRecord> fold) {
        this.log = log;
        this.origin = origin;
        this.fold = fold;
    }

    Origin at(StepKey key) {
        return origin.inStep(key.stepId(), key.iteration());
    }

    void run(String type, String message, ObjectNode body) {
        write(Draft.of(type, origin).with(message, body));
    }

    void step(Place place, String type, String what, ObjectNode body) {
        write(about(place, type).with(says(place, what), body));
    }

    void decision(Place place, String type, String what, Approval approval, ObjectNode body) {
        write(about(place, type).approval(approval).with(says(place, what), body));
    }

    ShownPlan planned(Place place, String type, Plan plan, @Nullable String risk, ObjectNode body) {
        var json = Json.MAPPER.valueToTree(plan);
        var hash = sha256(json);
        body.set("plan", json);
        body.put("plan_hash", hash);
        write(about(place, type).about(plan.resources()).risk(risk).with(says(place, plannedWords(type, plan)), body));
        return new ShownPlan(plan, hash);
    }

    void previewed(Place approval, List<Preview> previews) {
        var body = Json.object();
        body.set("previews", Json.MAPPER.valueToTree(previews));
        body.put("plan_hash", hashOf(previews));
        var changes = previews.stream()
                .mapToInt(preview -> preview.plan().plan().changes().size())
                .sum();
        var resources = previews.stream()
                .flatMap(preview -> preview.plan().plan().resources().stream())
                .distinct()
                .toList();
        write(about(approval, RecordTypes.PREVIEWED)
                .about(resources)
                .with(
                        says(
                                approval,
                                "shown what it lets through: changes %d, steps %d".formatted(changes, previews.size())),
                        body));
    }

    /** What an approval of all of these is bound to: the SHA-256 of their plans' hashes by step. */
    static String hashOf(List<Preview> previews) {
        var hashes = Json.object();
        previews.forEach(
                preview -> hashes.put(preview.step().path(), preview.plan().hash()));
        return sha256(hashes);
    }

    /** What the hash of a plan would be, to hold it against one that was shown. */
    static String hashOf(Plan plan) {
        return sha256(Json.MAPPER.valueToTree(plan));
    }

    void intended(
            Place place,
            ShownPlan plan,
            List<?> changes,
            Undo undo,
            ObjectNode inputs,
            Workplace.Kept workplace,
            String risk) {
        var body = Json.object().put("plan_hash", plan.hash()).put("region", workplace.region());
        if (workplace.entered() != null) body.set("entered", Json.MAPPER.valueToTree(workplace.entered()));
        body.set("inputs", inputs);
        body.set("changes", Json.MAPPER.valueToTree(changes));
        body.set("undo", Json.MAPPER.valueToTree(undo.restore()));
        write(about(place, RecordTypes.INTENDED)
                .about(plan.plan().resources())
                .risk(risk)
                .approval(agreed(plan))
                .with(says(place, "about to change: " + plan.plan().summary()), body));
    }

    void undoIntended(Place place, ShownPlan plan) {
        write(about(place, RecordTypes.UNDO_INTENDED)
                .about(plan.plan().resources())
                .approval(agreed(plan))
                .with(
                        says(place, "about to take back: " + plan.plan().summary()),
                        Json.object().put("plan_hash", plan.hash())));
    }

    void failed(Place place, String type, Failure failure, boolean undoable) {
        var body = Json.object().put("undoable", undoable);
        body.set("failure", Json.MAPPER.valueToTree(failure));
        step(place, type, "failed: " + failure.what(), body);
    }

    void unknown(Place place, String type, Failure failure) {
        var body = Json.object().put("why", failure.what());
        body.set("failure", Json.MAPPER.valueToTree(failure));
        step(place, type, "nobody knows whether it took effect: " + failure.what(), body);
    }

    private Approval agreed(ShownPlan plan) {
        return new Approval(Approval.Decision.APPROVED, origin.actor().name(), null, plan.hash());
    }

    private Draft.Builder about(Place place, String type) {
        return Draft.of(type, at(place.key()));
    }

    private static String plannedWords(String type, Plan plan) {
        var count = plan.changes().size();
        var undo = type.equals(RecordTypes.UNDO_PLANNED) ? "plan to take it back shown: " : "plan shown: ";
        return undo
                + plan.summary()
                + switch (count) {
                    case 0 -> " (nothing to change)";
                    case 1 -> " (1 change)";
                    default -> " (" + count + " changes)";
                };
    }

    private static String says(Place place, String what) {
        return place.step().title() + ": " + what;
    }

    private void write(Draft draft) {
        fold.accept(log.append(draft));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String sha256(JsonNode json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(json)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
