package dev.cofferdam.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against what botocore 1.44.8 and awscli 1.46.3 answer. */
class AwsCliNamesTest {
    @ParameterizedTest
    @CsvSource({
        // what the shipped actions call
        "DescribeInstances, describe-instances",
        "ModifyNetworkInterfaceAttribute, modify-network-interface-attribute",
        "AuthorizeSecurityGroupEgress, authorize-security-group-egress",
        "DisassociateIamInstanceProfile, disassociate-iam-instance-profile",
        "SetDesiredCapacity, set-desired-capacity",
        "DeregisterTargets, deregister-targets",
        "PutRolePolicy, put-role-policy",
        "UpdateAccessKey, update-access-key",
        "ListMFADevices, list-mfa-devices",
        "GetEC2Nothing, get-ec2-nothing",
        // capitals, digits, plurals of abbreviations
        "DescribeDBInstances, describe-db-instances",
        "GetSAMLProvider, get-saml-provider",
        "DeleteDBClusterSnapshot, delete-db-cluster-snapshot",
        "ListWebACLs, list-web-acls",
        "DescribeNetworkAcls, describe-network-acls",
        "ListAssociatedRoute53HealthChecks, list-associated-route53-health-checks",
        "GetIPSet, get-ip-set",
        "ListObjectsV2, list-objects-v2",
        "AssociateKmsKey, associate-kms-key",
        "CreateAccessPointForObjectLambda, create-access-point-for-object-lambda",
        "SetLoadBalancerListenerSSLCertificate, set-load-balancer-listener-ssl-certificate",
        "DescribeVTLDevices, describe-vtl-devices",
        // listed one by one in botocore
        "CreateCachediSCSIVolume, create-cached-iscsi-volume",
        "DescribeStorediSCSIVolumes, describe-stored-iscsi-volumes",
        "ListHITsForQualificationType, list-hits-for-qualification-type",
        "ExecutePartiQLStatement, execute-partiql-statement",
        "CreateOAuth2TokenWithIAM, create-oauth2-token-with-iam",
        "CreateOAuth2TokenWithTokenExchange, create-o-auth2-token-with-token-exchange",
        "SendWhatsAppMessage, send-whatsapp-message",
        "GetOTelEnrichment, get-otel-enrichment"
    })
    void operations(String name, String command) {
        assertThat(AwsCliNames.operation(name)).isEqualTo(command);
    }

    @Nested
    class Services {
        private String service(String signingName, String operation, String request) {
            return AwsCliNames.service(signingName, operation, Json.MAPPER.readTree(request))
                    .orElse("unknown");
        }

        @Test
        void areMostlyCalledAsTheySign() {
            assertThat(service("ec2", "DescribeInstances", "{}")).isEqualTo("ec2");
            assertThat(service("guardduty", "ListFindings", "{}")).isEqualTo("guardduty");
        }

        @Test
        void orOtherwise() {
            assertThat(service("monitoring", "PutMetricAlarm", "{}")).isEqualTo("cloudwatch");
            assertThat(service("config", "DescribeConfigRules", "{}")).isEqualTo("configservice");
            assertThat(service("s3", "GetBucketAcl", "{}")).isEqualTo("s3api");
        }

        @Test
        void ofTwoThatSignAlikeTheClassicLoadBalancerIsToldByItsNames() {
            assertThat(service("elasticloadbalancing", "DescribeTargetHealth", "{}"))
                    .isEqualTo("elbv2");
            assertThat(service("elasticloadbalancing", "DescribeLoadBalancers", "{\"Names\":[\"a\"]}"))
                    .isEqualTo("elbv2");
            assertThat(service("elasticloadbalancing", "DescribeLoadBalancers", "{\"LoadBalancerNames\":[\"a\"]}"))
                    .isEqualTo("elb");
        }

        @Test
        void areNotGuessed() {
            assertThat(service("sagemaker", "ListModels", "{}")).isEqualTo("unknown");
        }
    }
}
