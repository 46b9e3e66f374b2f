package dev.cofferdam.playbook;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression's references as CEL types: {@code inputs}, {@code steps} and each step are structures with just the
 * fields that are read. Their names cannot be written in an expression.
 */
record CelTypes(ImmutableMap<String, CelType> structures, ImmutableMap<String, CelType> names)
        implements CelTypeProvider {

    static CelTypes of(Collection<Reference> references) {
        var inputs = new LinkedHashMap<String, CelType>();
        var steps = new LinkedHashMap<String, CelType>();
        var outputs = new LinkedHashMap<String, Map<String, CelType>>();
        var names = new LinkedHashMap<String, CelType>();
        for (var reference : references) {
            var path = reference.path();
            var type = reference.typed().type();
            switch (path.size()) {
                case 1 -> names.put(path.getFirst(), type);
                case 2 -> (reference.isInput() ? inputs : steps).put(path.get(1), type);
                default ->
                    outputs.computeIfAbsent(path.get(1), _ -> new LinkedHashMap<>())
                            .put(path.get(2), type);
            }
        }
        var structures = ImmutableMap.<String, CelType>builder();
        outputs.forEach((id, fields) -> {
            var name = "@step." + id;
            structures.put(name, structure(name, fields));
            steps.put(id, StructTypeReference.create(name));
        });
        Map.of(Names.INPUTS, inputs, Names.STEPS, steps).forEach((name, fields) -> {
            if (fields.isEmpty()) return;
            structures.put("@" + name, structure("@" + name, fields));
            names.put(name, StructTypeReference.create("@" + name));
        });
        return new CelTypes(structures.buildOrThrow(), ImmutableMap.copyOf(names));
    }

    private static StructType structure(String name, Map<String, CelType> fields) {
        var types = ImmutableMap.copyOf(fields);
        return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    }

    List<CelVarDecl> variables() {
        return names.entrySet().stream()
                .map(name -> CelVarDecl.newVarDeclaration(name.getKey(), name.getValue()))
                .toList();
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return structures.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structures.get(name));
    }
}
