package dev.refit.events.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which components of records are required, asked of their constructors: a component is when every example is refused
 * without it. So a schema cannot promise what the code does not hold.
 */
final class RequiredComponents {
    private final Map<Class<?>, Set<Record>> examples = new LinkedHashMap<>();

    RequiredComponents(Collection<? extends Record> roots) {
        roots.forEach(this::collect);
    }

    Map<Class<?>, Set<Record>> examples() {
        return examples;
    }

    boolean required(Class<?> type, String component) {
        Set<Record> known = examples.getOrDefault(type, Set.of());
        if (known.isEmpty()) {
            throw new IllegalStateException("no example holds a " + type.getName());
        }
        return known.stream().allMatch(example -> refusedWithout(example, component));
    }

    private void collect(Object value) {
        if (value instanceof Record record && record.getClass().getName().startsWith("dev.refit.")) {
            if (examples.computeIfAbsent(record.getClass(), type -> new HashSet<>())
                    .add(record)) {
                components(record).values().forEach(this::collect);
            }
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(this::collect);
        } else if (value instanceof Map<?, ?> entries) {
            entries.values().forEach(this::collect);
        }
    }

    /** The values of a record by the names of its components. */
    static Map<String, Object> components(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private static boolean refusedWithout(Record example, String component) {
        Map<String, Object> values = components(example);
        RecordComponent[] components = example.getClass().getRecordComponents();
        List<RecordComponent> declared = Arrays.asList(components);
        declared.stream()
                .filter(candidate -> candidate.getName().equals(component))
                .forEach(missing -> values.put(component, ifMissing(missing.getType())));
        try {
            Constructor<?> constructor = example.getClass()
                    .getDeclaredConstructor(
                            declared.stream().map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            constructor.newInstance(values.values().toArray());
            return false;
        } catch (InvocationTargetException refused) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object ifMissing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == double.class ? 0.0 : null;
    }
}
