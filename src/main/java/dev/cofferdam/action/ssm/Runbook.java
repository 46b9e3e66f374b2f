package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentParameter;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;

/**
 * The runbooks of AWS that contain something and let it go again. No other document is ever run. Source: Systems
 * Manager Automation Runbook Reference, AWSSupport-ContainEC2Instance, AWSSupport-ContainIAMPrincipal,
 * AWSSupport-ContainS3Resource.
 */
enum Runbook {
    EC2_INSTANCE("AWSSupport-ContainEC2Instance", "Release"),
    IAM_PRINCIPAL("AWSSupport-ContainIAMPrincipal", "Restore"),
    S3_RESOURCE("AWSSupport-ContainS3Resource", "Restore");

    static final String ACTION = "Action";
    static final String DRY_RUN = "DryRun";
    private static final String CONTAIN = "Contain";
    private static final String OWNER = "Amazon";

    private final String document;
    private final String letsGo;

    Runbook(String document, String letsGo) {
        this.document = document;
        this.letsGo = letsGo;
    }

    /** @throws ActionException when it is none of these */
    static Runbook named(String document) {
        return Arrays.stream(values())
                .filter(r -> r.document.equals(document))
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "DocumentNotAllowed",
                        "%s is not run: only %s are."
                                .formatted(
                                        document,
                                        Arrays.stream(values())
                                                .map(Runbook::document)
                                                .collect(Collectors.joining(", ")))));
    }

    String document() {
        return document;
    }

    SortedMap<String, List<String>> containing(Map<String, String> given, boolean dryRun) {
        return parameters(given, CONTAIN, dryRun);
    }

    SortedMap<String, List<String>> lettingGo(Map<String, String> given) {
        return parameters(given, letsGo, false);
    }

    private static SortedMap<String, List<String>> parameters(
            Map<String, String> given, String action, boolean dryRun) {
        var all = new TreeMap<String, List<String>>();
        given.forEach((name, value) -> all.put(name, List.of(value)));
        all.put(ACTION, List.of(action));
        all.put(DRY_RUN, List.of(Boolean.toString(dryRun)));
        return all;
    }

    /**
     * Holds what is given against what the document takes here and now, before anything is started.
     *
     * @throws ActionException when it is not AWS's own, or the parameters do not fit
     */
    void check(Map<String, String> given, ActionContext aws) {
        var described = describe(aws);
        if (!OWNER.equals(described.owner()))
            throw new ActionException(
                    "DocumentNotAllowed",
                    "Document %s in %s of account %s belongs to %s, not to AWS. It is not run: look who made it."
                            .formatted(document, aws.region(), aws.account(), described.owner()));
        var known = described.parameters().stream().map(DocumentParameter::name).collect(Collectors.toSet());
        var problems = new ArrayList<String>();
        for (var name : new TreeSet<>(given.keySet()))
            if (name.equals(ACTION) || name.equals(DRY_RUN)) problems.add(name + " is set by this action");
            else if (!known.contains(name)) problems.add("it takes no " + name);
        described.parameters().stream()
                .filter(p -> p.defaultValue() == null)
                .map(DocumentParameter::name)
                .filter(name -> !name.equals(ACTION) && !name.equals(DRY_RUN) && !given.containsKey(name))
                .forEach(name -> problems.add("it needs " + name));
        if (problems.isEmpty()) return;
        throw new ActionException(
                "InvalidInput",
                "The parameters do not fit %s: %s. It takes %s."
                        .formatted(document, String.join("; ", problems), String.join(", ", new TreeSet<>(known))));
    }

    private DocumentDescription describe(ActionContext aws) {
        try {
            return aws.client(SsmClient.class)
                    .describeDocument(r -> r.name(document))
                    .document();
        } catch (InvalidDocumentException e) {
            throw new ActionException(
                    "NoSuchDocument",
                    "Systems Manager has no document %s in %s. Use ec2.isolate-instance, iam.quarantine-role or s3.contain-bucket instead."
                            .formatted(document, aws.region()),
                    e);
        }
    }
}
