package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.FileName;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Source: AWS Secrets Manager User Guide, "Log AWS Secrets Manager events with AWS CloudTrail"; Secrets Manager API
 * Reference, BatchGetSecretValue.
 */
public final class ListSecretAccess implements ReadAction<ListSecretAccess.In, ListSecretAccess.Out> {
    public record In(
            @Input(type = ValueType.SECRETSMANAGER_SECRET, value = "The secret: its name or ARN.")
            String secret,

            @Input(type = ValueType.DURATION, value = "How far back to look, 90 days at most.")
            String since,

            @Input(
                    type = ValueType.AWS_REGION,
                    value = "The regions to look in, with those of its replicas; the step's own unless given.",
                    optional = true)
            @Nullable
            List<String> regions,

            @Input(
                    value = "How many readings, of all secrets, to look through at most; 5,000 unless given.",
                    optional = true)
            @Nullable
            Integer max) {
        public In {
            regions = regions == null ? List.of() : List.copyOf(regions);
        }
    }

    public record Out(
            @Output("How often its value was read, or somebody tried to.")
            long count,

            @Output("Who read it, by ARN, and how often; of a session: its role.")
            Map<String, String> byPrincipal,

            @Output(type = ValueType.AWS_ARN, value = "Who read it, sorted.")
            List<String> principals,

            @Output("When it was read first; empty where it was not.")
            String firstAt,

            @Output("When it was read last; empty where it was not.")
            String lastAt,

            @Output("The different source addresses, sorted.")
            List<String> sourceIps,

            @Output("The different error codes, of attempts that were refused, sorted.")
            List<String> errorCodes,

            @Output("The evidence: one event a line, as JSON.")
            String evidenceSha256,

            @Output("Whether there was more than was looked through.")
            boolean truncated) {
        public Out {
            byPrincipal = Collections.unmodifiableMap(new TreeMap<>(byPrincipal));
            principals = List.copyOf(principals);
            sourceIps = List.copyOf(sourceIps);
            errorCodes = List.copyOf(errorCodes);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "secretsmanager.list-access",
                "List who read a secret",
                """
                Looks through CloudTrail's event history for readings of a secret's value (`GetSecretValue`, which \
                `BatchGetSecretValue` is logged as too), and keeps each of them, a JSON line. It reads no secret.

                - It holds the **last 90 days** and comes **up to 15 minutes late**: look again before you conclude \
                that nobody did.
                - Callers name a secret by name, ARN or part of the ARN; all of these are found.
                - **A value that is cached is read once and used for long**, and a copy of it leaves no trace: whoever \
                is in the list has it, until it is rotated.
                - Replicas are read in their own regions: name these. Readers in other accounts are in theirs, and \
                here.
                - AWS answers 2 calls a second per account and region, 50 events each, and can only be asked for all \
                secrets at once: a busy region takes minutes.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("cloudtrail:LookupEvents")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var regions = in.regions() == null || in.regions().isEmpty() ? List.of(aws.region()) : in.regions();
        var pages = new AccessPages(aws, new SecretName(in.secret()), regions, Reach.of(in.since(), in.max(), aws));
        var name = "secret-access-%s.jsonl".formatted(FileName.part(in.secret()));
        return pages.out(aws.keep(name, "application/x-ndjson", pages).sha256());
    }
}
