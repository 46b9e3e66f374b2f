package dev.cofferdam.action.ec2;

import dev.cofferdam.caselog.Json;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Volume;
import tools.jackson.databind.JsonNode;

/** What a plan announces of a snapshot: all that undo needs to find it again, on any machine. */
final class SnapshotChange {
    static final String ATTRIBUTE = "Snapshot";

    private static final String TAGS = "Tags";
    private static final String ON_UNDO = "OnUndo";
    private static final String DELETE = "delete";

    private SnapshotChange() {}

    static JsonNode announce(Volume volume, Map<String, String> tags, boolean deleteOnUndo) {
        var json = Json.object();
        json.put("VolumeSize", volume.size());
        json.put("Encrypted", volume.encrypted());
        if (volume.kmsKeyId() != null) json.put("KmsKeyId", volume.kmsKeyId());
        var tagged = json.putObject(TAGS);
        new TreeMap<>(tags).forEach(tagged::put);
        return json.put(ON_UNDO, deleteOnUndo ? DELETE : "keep");
    }

    static Map<String, String> tags(JsonNode announced) {
        var tags = new TreeMap<String, String>();
        announced
                .path(TAGS)
                .properties()
                .forEach(t -> tags.put(t.getKey(), t.getValue().asString()));
        return tags;
    }

    static boolean deletesOnUndo(JsonNode announced) {
        return announced.path(ON_UNDO).asString("").equals(DELETE);
    }
}
