package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Permission;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.PolicySimulator;
import dev.cofferdam.aws.PolicySimulator.Verdict;
import dev.cofferdam.aws.Recorder;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.Playbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells before a run what of it the signed-in responder may do, and whether the account has what else it needs. It only
 * reads, and leaves {@code case.preflight} with all that it found, and the calls by which it did, in the case.
 */
public final class Preflight {
    public static final String RECORD = "case.preflight";

    /** Whether a step can be done. */
    public enum Readiness {
        READY,
        /** Nobody can tell before it is tried. */
        UNKNOWN,
        BLOCKED
    }

    /**
     * One step that runs an action.
     *
     * @param readiness of both together
     * @param reasons why it may not be done, one a sentence, beginning with the API action
     * @param conditions what else must hold
     */
    public record Check(
            String step,
            String title,
            @Nullable Phase phase,
            String action,
            Readiness readiness,
            List<String> reasons,
            List<Condition> conditions) {
        public Check {
            reasons = List.copyOf(reasons);
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * What must hold besides permissions.
     *
     * @param title {@code Evidence bucket}
     * @param readiness whether it holds
     * @param how it does, or why it does not and what to do, or why that cannot be told
     */
    public record Condition(String title, Readiness readiness, String how) {}

    private final ActionRegistry actions;

    public Preflight(ActionRegistry actions) {
        this.actions = actions;
    }

    /**
     * Blocks for a few calls to IAM, and to what the steps need.
     *
     * @param given the run's inputs, as far as they are known
     * @return a check for each step with an action, in the playbook's order
     */
    public List<Check> check(
            CaseLog log, AwsSession session, Actor actor, Playbook playbook, Map<String, JsonNode> given) {
        var identity = session.identity();
        var origin = Origin.of(actor.with(identity.arn(), identity.account()), session.mode());
        var steps = NeededPermissions.of(playbook, actions);
        var clients = new Recorder(log, origin, session);
        var simulator = new PolicySimulator(clients, identity, session.defaultRegion());
        var verdicts = verdicts(steps, simulator, identity.partition(), identity.account());
        var readying = new Readying(actions, clients, session.defaultRegion(), inputs(playbook, given));
        var checks = steps.stream()
                .map(step -> check(step, verdicts, readying.of(step.step(), step.isOwn())))
                .toList();
        log.append(Draft.of(RECORD, origin).with(message(playbook, checks), body(playbook, checks)));
        return checks;
    }

    private static ObjectNode inputs(Playbook playbook, Map<String, JsonNode> given) {
        var inputs = Json.object();
        playbook.inputs().values().forEach(spec -> {
            if (spec.defaultValue() != null) inputs.set(spec.name(), spec.defaultValue());
        });
        given.forEach(inputs::set);
        return inputs;
    }

    private static Map<Permission, Verdict> verdicts(
            List<NeededPermissions.Needing> steps, PolicySimulator simulator, String partition, String account) {
        var byResource = new TreeMap<String, TreeSet<String>>();
        steps.stream()
                .flatMap(step -> asked(step).stream())
                .forEach(permission -> permission
                        .resources()
                        .forEach(resource -> byResource
                                .computeIfAbsent(resource, _ -> new TreeSet<>())
                                .add(permission.action())));
        var verdicts = new HashMap<Permission, Verdict>();
        byResource.forEach((resource, wanted) -> simulator
                .simulate(wanted, Permission.anywhere(resource, partition, "*", account))
                .forEach((action, verdict) -> verdicts.put(Permission.on(resource, action), verdict)));
        return verdicts;
    }

    private static Check check(
            NeededPermissions.Needing step, Map<Permission, Verdict> verdicts, List<Condition> conditions) {
        var readiness = conditions.stream().map(Condition::readiness).reduce(Readiness.READY, Preflight::worse);
        var reasons = new ArrayList<String>();
        if (step.isElsewhere()) {
            readiness = worse(readiness, Readiness.UNKNOWN);
            reasons.add("The step names an account: what the role there may do is not asked before it is entered.");
        }
        for (var permission : asked(step)) {
            for (var resource : permission.resources()) {
                var found =
                        switch (Objects.requireNonNull(verdicts.get(Permission.on(resource, permission.action())))) {
                            case Verdict.Denied denied -> {
                                reasons.add(permission.action() + ": " + denied.why());
                                yield Readiness.BLOCKED;
                            }
                            case Verdict.Unknown unknown -> {
                                reasons.add(permission.action() + ": " + unknown.why());
                                yield Readiness.UNKNOWN;
                            }
                            case Verdict.Allowed _ -> Readiness.READY;
                        };
                readiness = worse(readiness, found);
            }
        }
        return new Check(
                step.step().id(),
                step.step().title(),
                step.phase(),
                step.action().id(),
                readiness,
                reasons.stream().distinct().toList(),
                conditions);
    }

    /** Of a step in another account: to enter it. What it does there is for the role's own policies. */
    private static List<Permission> asked(NeededPermissions.Needing step) {
        return step.isElsewhere() ? step.entering() : step.action().permissions();
    }

    private static Readiness worse(Readiness one, Readiness other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String message(Playbook playbook, List<Check> checks) {
        return "Preflight of %s: ready %d, blocked %d, unknown %d"
                .formatted(
                        playbook.title(),
                        count(checks, Readiness.READY),
                        count(checks, Readiness.BLOCKED),
                        count(checks, Readiness.UNKNOWN));
    }

    public static long count(List<Check> checks, Readiness readiness) {
        return checks.stream().filter(check -> check.readiness() == readiness).count();
    }

    private static ObjectNode body(Playbook playbook, List<Check> checks) {
        var body = Json.object().put("playbook", playbook.id()).put("sha256", playbook.sha256());
        body.set("checks", Json.MAPPER.valueToTree(checks));
        return body;
    }
}
