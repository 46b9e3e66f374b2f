package dev.cofferdam.action.offers;

import dev.cofferdam.aws.ClientSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Services with one listing each. Source: the operations' pages in their API references. */
final class ServiceOffers {
    private static final int PAGE = 100;

    private ServiceOffers() {}

    static Stream<Offer> autoScalingGroups(ClientSource clients, String region) {
        return clients
                .client(AutoScalingClient.class, region)
                .describeAutoScalingGroupsPaginator(r -> r.maxRecords(PAGE))
                .autoScalingGroups()
                .stream()
                .map(group ->
                        Offer.of(group.autoScalingGroupName(), group.instances().size() + " instances"));
    }

    static Stream<Offer> targetGroups(ClientSource clients, String region) {
        return clients
                .client(ElasticLoadBalancingV2Client.class, region)
                .describeTargetGroupsPaginator(r -> r.pageSize(PAGE))
                .targetGroups()
                .stream()
                .map(group -> Offer.of(group.targetGroupArn(), group.targetGroupName(), group.vpcId()));
    }

    /** Of all regions. */
    static Stream<Offer> buckets(ClientSource clients, String region) {
        return clients.client(S3Client.class, region).listBucketsPaginator(r -> r.maxBuckets(PAGE)).buckets().stream()
                .map(bucket -> Offer.of(bucket.name(), bucket.bucketRegion()));
    }

    static Stream<Offer> functions(ClientSource clients, String region) {
        return clients.client(LambdaClient.class, region).listFunctionsPaginator().functions().stream()
                .map(function -> Offer.of(function.functionName(), function.runtimeAsString(), function.description()));
    }

    /** Instances, and clusters, which say that they are. */
    static Stream<Offer> databases(ClientSource clients, String region) {
        var rds = clients.client(RdsClient.class, region);
        var instances = rds.describeDBInstancesPaginator(r -> r.maxRecords(PAGE)).dbInstances().stream()
                .map(database -> Offer.of(
                        database.dbInstanceIdentifier(),
                        database.tagList().stream().collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value())),
                        database.engine(),
                        database.dbInstanceStatus()));
        var clusters = Stream.of(rds)
                .flatMap(it -> it.describeDBClustersPaginator(r -> r.maxRecords(PAGE)).dbClusters().stream())
                .map(cluster -> Offer.of(
                        cluster.dbClusterIdentifier(),
                        cluster.tagList().stream().collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value())),
                        "cluster",
                        cluster.engine(),
                        cluster.status()));
        return Stream.concat(instances, clusters);
    }

    static Stream<Offer> secrets(ClientSource clients, String region) {
        return clients.client(SecretsManagerClient.class, region).listSecretsPaginator(r -> r.maxResults(PAGE)).stream()
                .flatMap(page -> page.secretList().stream())
                .map(secret -> Offer.of(secret.name(), tags(secret.tags()), secret.description()));
    }

    private static Map<String, String> tags(
            java.util.List<software.amazon.awssdk.services.secretsmanager.model.Tag> tags) {
        return tags.stream().collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value()));
    }
}
