package dev.cofferdam.action.accessanalyzer;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Limit;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerStatus;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.Type;

/**
 * Source: IAM Access Analyzer API Reference, ListAnalyzers, ListFindingsV2; IAM User Guide, "IAM Access Analyzer filter
 * keys".
 */
public final class ListExternalAccess implements ReadAction<ListExternalAccess.In, ListExternalAccess.Out> {
    private static final String ANALYZER =
            "arn:${Partition}:access-analyzer:${Region}:${Account}:analyzer/${AnalyzerName}";
    private static final Limit LIMIT = Limit.max(1_000, 10_000);

    public record In(
            @Input(type = ValueType.AWS_ARN, value = "Only findings about this resource.", optional = true) @Nullable
            String resource,

            @Input(value = "How many findings to read at most; 1,000 unless given.", optional = true) @Nullable
            Integer max) {}

    public record Out(
            @Output("How many findings are active.") long count,

            @Output(type = ValueType.AWS_ARN, value = "What somebody outside can reach, sorted.")
            List<String> resources,

            @Output(type = ValueType.AWS_ARN, value = "What everybody can reach, sorted.")
            List<String> publicResources,

            @Output("The kinds of resources among them, sorted.")
            List<String> resourceTypes,

            @Output(type = ValueType.AWS_ARN, value = "The analyzers that were asked, sorted.")
            List<String> analyzers,

            @Output("The evidence: one finding a line, as JSON.")
            String evidenceSha256,

            @Output("Whether there were more than were read.")
            boolean truncated) {
        public Out {
            resources = List.copyOf(resources);
            publicResources = List.copyOf(publicResources);
            resourceTypes = List.copyOf(resourceTypes);
            analyzers = List.copyOf(analyzers);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "accessanalyzer.list-external-access",
                "List what outsiders can reach",
                """
                Reads from IAM Access Analyzer what other accounts, or everybody, can reach by the policies of resources: \
                buckets, roles, keys, snapshots, functions, queues, secrets. Each active finding is kept, one JSON line \
                each; those about everybody are marked.

                - **The back doors of an attacker look like this**: a role that trusts their account, a shared snapshot, a \
                function that everybody may call. Compare with what your partners need.
                - It knows what it analyzed: a policy that changed is analyzed some minutes later, within 30 at most, and \
                everything once a day. It knows nothing of access keys, users and networks.
                - **Archived findings are not read**: an archive rule of an attacker hides theirs (`CreateArchiveRule`).
                - **Per region**; roles and buckets are found in each that has an analyzer. Without one, nothing is known.
                - With an analyzer of the organization, access from inside it is no finding.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("access-analyzer:ListAnalyzers"),
                        Permission.on(ANALYZER, "access-analyzer:ListFindings")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var analyzers = aws.client(AccessAnalyzerClient.class).listAnalyzersPaginator(r -> {}).analyzers().stream()
                .filter(a -> a.type() == Type.ACCOUNT || a.type() == Type.ORGANIZATION)
                .filter(a -> a.status() == AnalyzerStatus.ACTIVE)
                .map(AnalyzerSummary::arn)
                .sorted()
                .toList();
        if (analyzers.isEmpty())
            throw new ActionException(
                    "NoAnalyzer",
                    "Access Analyzer has no active analyzer of external access in %s of account %s. Check the region, or whether somebody deleted it (CloudTrail: DeleteAnalyzer)."
                            .formatted(aws.region(), aws.account()));
        var pages = new AccessPages(analyzers, in.resource(), LIMIT.of(in.max()), aws);
        var name = "accessanalyzer-%s.jsonl".formatted(aws.region());
        return pages.out(
                analyzers, aws.keep(name, "application/x-ndjson", pages).sha256());
    }
}
