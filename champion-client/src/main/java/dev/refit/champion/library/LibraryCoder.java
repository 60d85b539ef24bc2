package dev.refit.champion.library;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;

/** A library's {@code InputCoder}, whose class has another name in each library. */
final class LibraryCoder {
    /** Fits every input. */
    private static final String UNTYPED = "void";

    private final MethodHandle value;
    private final MethodHandle places;
    private final MethodHandle time;

    LibraryCoder(Object coder) throws ReflectiveOperationException {
        Class<?> type = coder.getClass();
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        this.value = lookup.findVirtual(type, "value", MethodType.methodType(double.class, int.class, Object.class))
                .bindTo(coder);
        this.places = lookup.findVirtual(type, "places", MethodType.methodType(int[].class, List.class, List.class))
                .bindTo(coder);
        this.time = lookup.findVirtual(type, "isTime", MethodType.methodType(boolean.class, int.class))
                .bindTo(coder);
    }

    MethodHandle value() {
        return value;
    }

    /** The index among the names for each input of the model, -1 for one that is not among them. */
    int[] places(List<String> names) throws Throwable {
        return (int[]) places.invokeExact(names, (List<String>) Collections.nCopies(names.size(), UNTYPED));
    }

    boolean isTime(int input) throws Throwable {
        return (boolean) time.invokeExact(input);
    }
}
