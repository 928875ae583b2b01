package io.ovnchassis.vifplug;

/** Makes the provider of one type. */
public interface VifPlugProviderFactory {
    /** The type that {@link VifPlugProvider#type} of what is made will have. */
    String type();

    /**
     * Makes the provider. Called once each time the jar is loaded; what takes time or can fail belongs into
     * {@link VifPlugProvider#start}. A throw means that there is no provider of this type; the others go on.
     */
    VifPlugProvider create();
}
