using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BriefingBus.Web.Machines;

/// <summary>Adds to the API's description what endpoints cannot declare.</summary>
internal sealed class ApiDescription(WebOptions options) : IOpenApiDocumentTransformer
{
    private const string Bearer = "token";

    private bool IsOpen => options.Reading == Readers.Everyone;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "BriefingBus",
            Version = "1",
            Description = (IsOpen ? "Reading is open. Changes require" : "Reading and changes require")
                + " a token of the configuration: `Authorization: Bearer …`. Errors are problem details (RFC 9457).",
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new() { Url = options.Address?.TrimEnd('/') ?? "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        document.Tags = null; // they are names of classes
        OpenApiSecurityRequirement anybody = [];
        OpenApiSecurityRequirement token = new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] };
        foreach (var (method, operation) in document.Paths.Values.SelectMany(p => p.Operations ?? []))
        {
            operation.Security = IsOpen && method == HttpMethod.Get ? [anybody, token] : [token];
            operation.Tags = null;
            operation.Responses ??= [];
            operation.Responses["421"] = new OpenApiResponse
            {
                Description = "The request came under a name that is not this page's",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["text/plain"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            };
        }
        return Task.CompletedTask;
    }
}
