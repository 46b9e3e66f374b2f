package dev.cofferdam.action.eks;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Source: EKS User Guide, "Cluster API server endpoint"; EKS API Reference, UpdateClusterConfig. */
public final class RestrictEndpoint implements ChangesSettings<RestrictEndpoint.In, RestrictEndpoint.Out> {
    public record In(
            @Input("The cluster's name.") String cluster,

            @Input(
                    value = "The only addresses that may reach the public endpoint, as 203.0.113.0/24; else there is"
                            + " none.",
                    optional = true)
            @Nullable
            List<String> cidrs) {
        public In {
            cidrs = cidrs == null ? List.of() : List.copyOf(cidrs);
        }

        JsonNode wanted() {
            return addresses().isEmpty() ? EndpointAccess.privately() : EndpointAccess.from(addresses());
        }

        List<String> addresses() {
            return blocks().stream().map(Cidr::text).toList();
        }

        private List<Cidr> blocks() {
            return cidrs == null
                    ? List.of()
                    : cidrs.stream().map(Cidr::of).distinct().toList();
        }

        void demandRestriction() {
            for (var block : blocks())
                if (block.prefix() == 0)
                    throw new ActionException(
                            "InvalidInput",
                            "%s is the whole internet, which restricts nothing. Name fewer addresses, or none."
                                    .formatted(block));
        }
    }

    public record Out(
            @Output("Whether the Kubernetes API is reached from the internet.")
            boolean isPublic,

            @Output("Whether it is reached from the cluster's VPC.")
            boolean isPrivate,

            @Output("From where in the internet.") List<String> cidrs) {
        public Out {
            cidrs = List.copyOf(cidrs);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "eks.restrict-endpoint",
                "Restrict the endpoint of an EKS cluster",
                """
                Closes the Kubernetes API of a cluster to the internet, or leaves it open to some addresses only; from \
                the cluster's VPC it is reached in any case, so that nodes and pods go on.

                - **Everybody outside is cut off, you too**: kubectl, pipelines, consoles. Name your own addresses, or \
                have a way into the VPC first.
                - Who has a way into the VPC, or a token in a pod, still gets in: `eks.remove-access-entry`, and the \
                cluster's own service accounts.
                - It takes EKS some minutes, in which the cluster goes on and can be changed in no other way.
                - The private endpoint needs DNS hostnames and DNS resolution in the VPC. Where they are off, nodes \
                that came by the public endpoint are cut off.
                - Services that the cluster itself exposes (load balancers, ingresses) are not touched.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Clusters.CLUSTER, "eks:DescribeCluster"),
                        Permission.on(Clusters.CLUSTER, "eks:UpdateClusterConfig")),
                "Restores from where the endpoint was reached, with its addresses; in some minutes.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        in.demandRestriction();
        var cluster = new Clusters(aws).get(in.cluster());
        var change = new EndpointAccess().change(cluster.arn(), in.wanted(), aws);
        if (change.isEmpty())
            return Plan.of(
                    "The endpoint of cluster %s is restricted so already".formatted(in.cluster()),
                    List.of(),
                    cluster.arn());
        return Plan.of(
                        (in.addresses().isEmpty()
                                        ? "Close the endpoint of cluster %s to the internet"
                                        : "Open the endpoint of cluster %s to " + String.join(", ", in.addresses())
                                                + " only")
                                .formatted(in.cluster()),
                        List.of(change.get()),
                        cluster.arn())
                .warning(warnings(in, change.get().before()));
    }

    private static List<String> warnings(In in, JsonNode before) {
        var warnings = new ArrayList<String>();
        warnings.add(
                in.addresses().isEmpty()
                        ? "Nobody outside of the cluster's VPC can use its Kubernetes API any more, you neither."
                        : "Nobody outside of the cluster's VPC and these addresses can use its Kubernetes API any"
                                + " more.");
        if (!EndpointAccess.isPrivate(before))
            warnings.add("Nodes and pods reached the API by its public endpoint; the private one needs DNS hostnames"
                    + " and DNS resolution in the VPC.");
        if (!EndpointAccess.isPublic(before) && !in.addresses().isEmpty())
            warnings.add("The endpoint is not public at all: this opens it to these addresses.");
        warnings.add("EKS takes some minutes for it, and for taking it back.");
        return warnings;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var access = EndpointAccess.of(new Clusters(aws).get(in.cluster()).resourcesVpcConfig());
        return new Out(EndpointAccess.isPublic(access), EndpointAccess.isPrivate(access), EndpointAccess.cidrs(access));
    }

    @Override
    public Setting setting(Change change) {
        return new EndpointAccess();
    }

    @Override
    public List<String> reopens(Change restore) {
        return EndpointAccess.isPublic(restore.after())
                ? List.of("The Kubernetes API is reached from %s again."
                        .formatted(String.join(", ", EndpointAccess.cidrs(restore.after()))))
                : List.of();
    }
}
