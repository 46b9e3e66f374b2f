package dev.cofferdam.servers;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All cases: who adds an action adds one to its service's list. */
public final class Cases {
    private Cases() {}

    /** The ids of the actions that are tried. */
    public static Set<String> actions() {
        return all().stream().map(Case::id).collect(Collectors.toSet());
    }

    static List<Case> all() {
        return Stream.of(
                        AwsCases.all(),
                        Ec2Cases.all(),
                        Ec2ReadCases.all(),
                        NetworkCases.all(),
                        ImageCases.all(),
                        InstanceCases.all(),
                        FleetCases.all(),
                        SsmCases.all(),
                        IamCases.all(),
                        IamRemovalCases.all(),
                        IamReadCases.all(),
                        KmsCases.all(),
                        LambdaCases.all(),
                        EcsCases.all(),
                        EksCases.all(),
                        WorkflowCases.all(),
                        RdsCases.all(),
                        OrganizationsCases.all(),
                        SecretsManagerCases.all(),
                        BackupCases.all(),
                        SesCases.all(),
                        SnsCases.all(),
                        CloudFrontCases.all(),
                        FirewallCases.all(),
                        IdentityCenterCases.all(),
                        TrailCases.all(),
                        TrailReadCases.all(),
                        FindingCases.all(),
                        S3Cases.all(),
                        S3ReadCases.all(),
                        BundleCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
