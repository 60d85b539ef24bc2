package dev.refit.events.definition.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * All combinations of the values that there are to try.
 *
 * @param values the parameters with a list of values
 * @param ranges the parameters with a range
 * @param whole those of {@code ranges} that take whole numbers only
 */
public record TrialSpace(Map<String, List<Object>> values, Map<String, ValueRange> ranges, Set<String> whole) {

    /** How many combinations there are; {@link Long#MAX_VALUE} for more than can be counted. */
    public long size() {
        long size = 1;
        for (String name : names()) {
            long axis = size(name);
            size = size > Long.MAX_VALUE / axis ? Long.MAX_VALUE : size * axis;
        }
        return size;
    }

    /**
     * A combination.
     *
     * @param share of a parameter, asked in the order of their names: how far along its values, from 0, inclusive, to 1,
     *     exclusive
     */
    public Map<String, Object> at(ToDoubleFunction<String> share) {
        Map<String, Object> point = new TreeMap<>();
        for (String name : names()) {
            double along = share.applyAsDouble(name);
            List<Object> listed = values.get(name);
            point.put(
                    name,
                    listed == null
                            ? ranges.get(name).at(along, whole.contains(name))
                            : listed.get((int) (along * listed.size())));
        }
        return point;
    }

    /** The combination of this number, from 0 on, of those that can be counted: the last parameter by name varies fastest. */
    public Map<String, Object> nth(long number) {
        Map<String, Object> point = new TreeMap<>();
        long rest = number;
        for (String name : names().descendingSet()) {
            long index = rest % size(name);
            rest /= size(name);
            List<Object> listed = values.get(name);
            point.put(
                    name, listed == null ? ranges.get(name).nth(index, whole.contains(name)) : listed.get((int) index));
        }
        return point;
    }

    /** The same without a parameter. */
    public TrialSpace without(String name) {
        Map<String, ValueRange> others = new TreeMap<>(ranges);
        others.remove(name);
        return new TrialSpace(values, others, whole);
    }

    private long size(String name) {
        List<Object> listed = values.get(name);
        return listed == null ? ranges.get(name).size(whole.contains(name)) : listed.size();
    }

    /** In an order that does not depend on how they were written down. */
    private java.util.NavigableSet<String> names() {
        java.util.NavigableSet<String> names = new java.util.TreeSet<>(values.keySet());
        names.addAll(ranges.keySet());
        return names;
    }
}
