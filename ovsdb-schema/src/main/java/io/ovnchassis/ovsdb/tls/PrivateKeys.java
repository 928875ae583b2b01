package io.ovnchassis.ovsdb.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Private keys as {@code ovs-pki} and {@code openssl} write them: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) and SEC1 (RFC
 * 5915). The JDK reads the first; the other two are put into the envelope that makes them one.
 */
final class PrivateKeys {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] VERSION_0 = Der.element(Der.INTEGER, new byte[] {0});
    private static final String RSA_ID = "2a864886f70d010101";
    private static final String EC_ID = "2a8648ce3d0201";

    /** The algorithms of {@link KeyFactory} by their object ids. */
    private static final Map<String, String> ALGORITHMS =
            Map.of(RSA_ID, "RSA", EC_ID, "EC", "2b6570", "EdDSA", "2b6571", "EdDSA");

    /** Algorithms of {@link Signature} by those of keys. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private PrivateKeys() {}

    /** The first private key of a file. */
    static PrivateKey read(List<Pem> blocks) throws UnusableException {
        Optional<byte[]> parameters = Optional.empty();
        for (Pem block : blocks) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return decode(block.der());
                }
                case "RSA PRIVATE KEY" -> {
                    return decode(envelope(RSA_ID, Der.element(Der.NULL), block.der()));
                }
                case "EC PRIVATE KEY" -> {
                    return decode(envelope(EC_ID, curve(block.der(), parameters), block.der()));
                }
                case "EC PARAMETERS" -> parameters = Optional.of(block.der());
                case "ENCRYPTED PRIVATE KEY" -> throw Pem.encrypted();
                default -> {
                    // A certificate, say, that is kept in the same file.
                }
            }
        }
        throw new UnusableException("it has no private key in it (PEM, with a line -----BEGIN PRIVATE KEY-----)");
    }

    private static byte[] envelope(String algorithm, byte[] parameters, byte[] key) {
        byte[] id = Der.element(Der.OBJECT_ID, HEX.parseHex(algorithm));
        return Der.element(
                Der.SEQUENCE, VERSION_0, Der.element(Der.SEQUENCE, id, parameters), Der.element(Der.OCTET_STRING, key));
    }

    /** The curve as the key names it, or else the block before the key. */
    private static byte[] curve(byte[] sec1, Optional<byte[]> parameters) throws UnusableException {
        Der key = new Der(new Der(sec1).take(Der.SEQUENCE));
        key.take(Der.INTEGER);
        key.take(Der.OCTET_STRING);
        if (key.isAt(Der.CONTEXT_0)) {
            return key.take(Der.CONTEXT_0);
        }
        return parameters.orElseThrow(() -> new UnusableException("it does not say which curve it is of"));
    }

    private static PrivateKey decode(byte[] pkcs8) throws UnusableException {
        Der info = new Der(new Der(pkcs8).take(Der.SEQUENCE));
        info.take(Der.INTEGER);
        String id = HEX.formatHex(new Der(info.take(Der.SEQUENCE)).take(Der.OBJECT_ID));
        String algorithm = ALGORITHMS.get(id);
        if (algorithm == null) {
            throw new UnusableException("it is of an algorithm that is not supported; use RSA, EC or Ed25519");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | RuntimeException unusable) {
            // What the JDK has to say may quote the key.
            throw new UnusableException("it is no " + algorithm + " key that can be used");
        }
    }

    /** Whether what one signs the other verifies. */
    static boolean belong(PrivateKey key, PublicKey certified) {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null || !key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        try {
            byte[] sample = HEX.parseHex(RSA_ID);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException doNotEvenFit) {
            return false;
        }
    }
}
