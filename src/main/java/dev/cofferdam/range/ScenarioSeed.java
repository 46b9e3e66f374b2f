package dev.cofferdam.range;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.world.Actor;
import dev.cofferdam.range.world.Finding;
import dev.cofferdam.range.world.Ids;
import dev.cofferdam.range.world.TrailEvent;
import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes an account of a scenario: gives its trail ids, moves its findings in time, adds the responder. */
final class ScenarioSeed {
    private static final Pattern TIME = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)\"");

    private final Scenario scenario;
    private final long seed;
    private final Ids ids;

    ScenarioSeed(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        this.ids = new Ids(seed, 0);
    }

    /**
     * The accounts' first states, the one that is signed in to first.
     *
     * @param findings the text of a finding's file
     */
    List<SavedState> states(String name, UnaryOperator<String> findings) {
        var world = scenario.account();
        world.actors().put(responder(world));
        trail(world).forEach(world.events()::put);
        for (var file : orEmpty(scenario.findings())) {
            world.findings().put(new Finding(shifted(findings.apply(file.file()), file.updated())));
        }
        var states = new ArrayList<SavedState>();
        states.add(state(name, world, seed, ids.count()));
        for (var other : orEmpty(scenario.accounts())) {
            other.actors().put(responder(other));
            states.add(state(name, other, seed * 31 + other.id().hashCode(), 0));
        }
        return states;
    }

    private SavedState state(String name, World world, long seed, long given) {
        return new SavedState(
                SavedState.FORMAT,
                name,
                seed,
                given,
                Duration.ZERO,
                Map.of(),
                orEmpty(scenario.faults()),
                scenario.limits() == null ? Map.of() : scenario.limits(),
                0,
                world);
    }

    private List<TrailEvent> trail(World world) {
        var events = new ArrayList<TrailEvent>();
        for (var event : orEmpty(scenario.trail())) {
            var times = event.repeat() == null ? 1 : event.repeat().times();
            for (var i = 0; i < times; i++) {
                var after = event.repeat() == null
                        ? Duration.ZERO
                        : event.repeat().every().multipliedBy(i).plusSeconds(ids.below(90));
                events.add(event(world, event, event.at().plus(after)));
            }
        }
        events.sort(Comparator.comparing(TrailEvent::at));
        return events;
    }

    private TrailEvent event(World world, Scenario.Event event, Instant at) {
        var call = event.call().split(":", 2);
        var region = call[0].equals("iam") ? "us-east-1" : world.region();
        return new TrailEvent(
                ids.uuid(),
                at,
                call[1],
                call[0] + ".amazonaws.com",
                event.region() == null ? region : event.region(),
                event.who(),
                event.ip(),
                event.agent(),
                OwnTrail.reads(call[1]),
                ids.uuid(),
                event.request(),
                event.response(),
                event.error(),
                event.message(),
                event.resources() == null
                        ? List.of()
                        : event.resources().entrySet().stream()
                                .map(e -> new TrailEvent.Subject(e.getKey(), e.getValue()))
                                .toList());
    }

    /** A finding's text, moved in time so that it was updated last at {@code updated}. */
    static JsonNode shifted(String json, Instant updated) {
        var last = Instant.parse(Json.MAPPER.readTree(json).path("updatedAt").stringValue());
        var by = Duration.between(last, updated);
        return Json.MAPPER.readTree(TIME.matcher(json).replaceAll(m -> {
            var millis = Instant.parse(m.group(1)).plus(by).toEpochMilli();
            return '"'
                    + "%tFT%<tT.%<tLZ".formatted(Instant.ofEpochMilli(millis).atOffset(java.time.ZoneOffset.UTC))
                    + '"';
        }));
    }

    private static Actor responder(World world) {
        var responder = world.responder();
        ObjectNode identity = Json.object();
        identity.put("type", "AssumedRole");
        identity.put("principalId", responder.roleId() + ":" + responder.session());
        identity.put("arn", world.responderArn());
        identity.put("accountId", world.id());
        identity.put("accessKeyId", responder.accessKeyId());
        var issuer = identity.putObject("sessionContext").putObject("sessionIssuer");
        issuer.put("type", "Role");
        issuer.put("principalId", responder.roleId());
        issuer.put("arn", world.globalArn("iam", "role/" + responder.role()));
        issuer.put("accountId", world.id());
        issuer.put("userName", responder.role());
        return new Actor(OwnTrail.ACTOR, responder.session(), identity, responder.sourceIp(), responder.userAgent());
    }

    private static <T> List<T> orEmpty(@org.jspecify.annotations.Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
