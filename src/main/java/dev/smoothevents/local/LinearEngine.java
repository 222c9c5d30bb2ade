package dev.smoothevents.local;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Runs GraphQL over Linear's schema, with Linear's errors. One request at a time, so that the state needs no locks. */
final class LinearEngine {

    /**
     * @param result data and errors
     * @param status Linear's HTTP status for it
     * @param mutations the names of the mutations that were done
     */
    record Run(ExecutionResult result, int status, List<String> mutations) {}

    private static final String STATUS = "http-status";

    private final GraphQL graphQl;

    LinearEngine() {
        graphQl = GraphQL.newGraphQL(schema())
                .defaultDataFetcherExceptionHandler(LinearEngine::handle)
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(LinearEngine::handle))
                .build();
    }

    synchronized Run execute(String query, String operation, Map<String, Object> variables) {
        List<String> mutations = new ArrayList<>();
        ExecutionInput input = ExecutionInput.newExecutionInput(query)
                .operationName(operation)
                .variables(variables)
                .graphQLContext(context -> context.put(LinearGraph.DONE, mutations))
                .build();
        ExecutionResult result = graphQl.execute(input);
        if (result.getErrors().stream().anyMatch(LinearEngine::isInvalid)) {
            return new Run(invalid(result), 400, List.of());
        }
        int status = input.getGraphQLContext().getOrDefault(STATUS, 200);
        return new Run(result, status, mutations);
    }

    private static boolean isInvalid(GraphQLError error) {
        return error.getErrorType() instanceof ErrorType type
                && type != ErrorType.DataFetchingException
                && type != ErrorType.NullValueInNonNullableField;
    }

    private static ExecutionResult invalid(ExecutionResult result) {
        List<GraphQLError> errors = result.getErrors().stream()
                .map(error -> GraphqlErrorBuilder.newError()
                        .message("%s", error.getMessage())
                        .extensions(Map.of("code", "GRAPHQL_VALIDATION_FAILED"))
                        .build())
                .toList();
        return ExecutionResult.newExecutionResult().errors(errors).build();
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> handle(
            DataFetcherExceptionHandlerParameters failed) {
        Throwable cause = failed.getException();
        var error = GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                .message("%s", Objects.toString(cause.getMessage()));
        if (cause instanceof LinearError known) {
            failed.getDataFetchingEnvironment().getGraphQlContext().put(STATUS, known.status());
            error.extensions(known.extensions());
        } else {
            error.extensions(Map.of("code", "INTERNAL_SERVER_ERROR"));
        }
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error.build()).build());
    }

    private static GraphQLSchema schema() {
        try (InputStream file = LinearEngine.class.getResourceAsStream("/local/linear.graphqls")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new SchemaGenerator()
                    .makeExecutableSchema(new SchemaParser().parse(text), new LinearGraph(new LinearStore()).wiring());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
