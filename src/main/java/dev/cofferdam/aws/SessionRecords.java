package dev.cofferdam.aws;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes into the case how a session came about. */
final class SessionRecords {
    private final Target target;
    private final Mode mode;
    private final @Nullable SessionOrder order;

    /** @param order null: no case records it */
    SessionRecords(Target target, Mode mode, @Nullable SessionOrder order) {
        this.target = target;
        this.mode = mode;
        this.order = order;
    }

    void breakGlass(String profile, ProfileChain chain, String reason) {
        write(
                "session.break_glass",
                "Break-glass role asked for: " + reason,
                body().put("profile", profile).put("credentials", chain.words()).put("reason", reason),
                null);
    }

    AwsSession ifRefused(Supplier<AwsSession> opening) {
        try {
            return opening.get();
        } catch (AwsSessionException e) {
            write(
                    "session.refused",
                    "Not signed in to " + target + ": " + e.getMessage(),
                    body().put("why", e.getMessage()),
                    null);
            throw e;
        }
    }

    /** @param profile that acts, another than the target's where the glass was broken */
    void opened(AwsSession session, @Nullable String profile, @Nullable ProfileChain chain, @Nullable CaseMark mark) {
        var identity = session.identity();
        var body = body().put("arn", identity.arn())
                .put("account", identity.account())
                .put("region", session.defaultRegion());
        if (identity.alias() != null) body.put("alias", identity.alias());
        if (profile != null) body.put("profile", profile);
        if (chain != null) body.put("credentials", chain.words());
        if (chain != null && mark != null && !chain.roles().isEmpty())
            mark(body, chain.roles().getLast().arn(), mark);
        session.validity().until().ifPresent(until -> body.put("expires_at", until.toString()));
        write("session.opened", "Signed in to " + target + " as " + identity.arn(), body, identity);
    }

    /** For a session that another account is entered from. */
    Renewal renewal(Validity validity) {
        return new Renewal((type, message, body) -> write(type, message, body, null), validity, Waiting.TO_THE_END);
    }

    /** @param from who entered it */
    void entered(AwsSession session, Identity from, String role, @Nullable CaseMark mark) {
        var identity = session.identity();
        var body = body().put("arn", identity.arn())
                .put("account", identity.account())
                .put("credentials", from.arn() + " → " + role);
        if (mark != null) mark(body, role, mark);
        session.validity().until().ifPresent(until -> body.put("expires_at", until.toString()));
        write(
                "session.opened",
                "Entered account %s as %s".formatted(identity.account(), identity.arn()),
                body,
                identity);
    }

    private static void mark(ObjectNode body, String acting, CaseMark mark) {
        if (mark.namesSource()) body.put("source_identity", mark.sourceIdentity());
        if (mark.tags(acting)) body.withObject("session_tags").put(CaseMark.TAG, mark.tag());
        var unmarked = body.putArray("not_tied_by");
        if (!mark.namesSource()) unmarked.add("sts:SourceIdentity");
        if (!mark.tags(acting)) unmarked.add(CaseMark.TAG);
        if (unmarked.isEmpty()) body.remove("not_tied_by");
    }

    private ObjectNode body() {
        return Json.object().put("target", target.toString());
    }

    private void write(String type, String message, ObjectNode body, @Nullable Identity as) {
        if (order == null) return;
        Actor actor = as == null ? order.actor() : order.actor().with(as.arn(), as.account());
        order.log().append(Draft.of(type, Origin.of(actor, mode)).with(message, body));
    }
}
