using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BriefingBus.Web.Machines;

/// <summary>Says in the API's description what the endpoints themselves cannot.</summary>
internal sealed class ApiDescription(WebOptions options) : IOpenApiDocumentTransformer
{
    private const string Bearer = "token";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "BriefingBus",
            Version = "1",
            Description = "Reading is open. Changes require a token of the configuration: `Authorization: Bearer …`. "
                + "Errors are problem details (RFC 9457).",
        };
        if (options.Address is { } address)
            document.Servers = [new() { Url = address.TrimEnd('/') }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations ?? []).Where(o => o.Key != HttpMethod.Get))
            operation.Value.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }
}
