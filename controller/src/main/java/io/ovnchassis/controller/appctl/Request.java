package io.ovnchassis.controller.appctl;

import java.util.List;

/**
 * A well-formed JSON-RPC request.
 *
 * @param method the command's name
 * @param arguments its parameters; one that is no string stands here as the empty string
 * @param hasNonString whether there is such a one, in which case the command is refused
 * @param id the request's id as the JSON text to send back
 */
record Request(String method, List<String> arguments, boolean hasNonString, String id) {}
