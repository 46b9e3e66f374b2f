package dev.cofferdam.range.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What EKS has in the region. */
public record EksState(Table<KubernetesCluster> clusters) implements State<EksState> {
    /** How long an update of a cluster's configuration takes, here. */
    public static final Duration TO_UPDATE = Duration.ofMinutes(3);

    /** @param publicCidrs who reaches the public endpoint; kept while there is none */
    public record Endpoint(boolean isPublic, boolean isPrivate, List<String> publicCidrs) {
        public Endpoint {
            publicCidrs =
                    publicCidrs == null || publicCidrs.isEmpty() ? List.of("0.0.0.0/0") : List.copyOf(publicCidrs);
        }
    }

    /** @param namespaces empty: the whole cluster */
    public record Policy(String arn, List<String> namespaces) {
        public Policy {
            arn = Given.required(arn, "arn");
            namespaces = Given.list(namespaces);
        }
    }

    /** @param username null: EKS's own */
    public record AccessEntry(
            String principal,
            List<String> groups,
            @Nullable String username,
            String type,
            Map<String, String> tags,
            List<Policy> policies) {
        public AccessEntry {
            principal = Given.required(principal, "principal");
            groups = Given.list(groups);
            type = Given.or(type, "STANDARD");
            tags = Given.map(tags);
            policies = Given.list(policies);
        }
    }

    /**
     * @param authentication {@code API}, {@code API_AND_CONFIG_MAP} or {@code CONFIG_MAP}
     * @param next what the endpoint is on its way to; null: it is at rest
     */
    public record KubernetesCluster(
            String name,
            String authentication,
            Endpoint endpoint,
            @Nullable Endpoint next,
            List<AccessEntry> accessEntries)
            implements Resource {
        public KubernetesCluster {
            name = Given.required(name, "name");
            authentication = Given.or(authentication, "API");
            endpoint = Given.or(endpoint, new Endpoint(true, false, List.of()));
            accessEntries = Given.list(accessEntries);
        }

        @Override
        public String id() {
            return name;
        }

        public KubernetesCluster updatingTo(Endpoint wanted) {
            return new KubernetesCluster(name, authentication, endpoint, wanted, accessEntries);
        }

        KubernetesCluster updated() {
            return next == null ? this : new KubernetesCluster(name, authentication, next, null, accessEntries);
        }

        public KubernetesCluster withAccessEntries(List<AccessEntry> entries) {
            return new KubernetesCluster(name, authentication, endpoint, next, entries);
        }
    }

    public EksState {
        clusters = Given.or(clusters, new Table<>());
    }

    static EksState none() {
        return new EksState(new Table<>());
    }

    @Override
    public EksState copy() {
        return Remade.copy(this);
    }
}
