using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBus.Cleaner.Tests.Models;

/// <summary>A stand-in for an OpenAI-compatible endpoint on loopback that answers what it is told to.</summary>
internal sealed class LyingModel : IAsyncDisposable
{
    private readonly WebApplication app;

    private LyingModel(WebApplication app) => this.app = app;

    /// <summary>What it answers as the message's content.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Answers instead of the usual form, where set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>The requests' bodies and authorization headers.</summary>
    public List<(JsonNode Body, string Authorization)> Requests { get; } = [];

    public string Endpoint => app.Urls.Single() + "/v1";

    public static async Task<LyingModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var model = new LyingModel(server);
        server.MapPost("/v1/chat/completions", model.RespondAsync);
        await server.StartAsync();
        return model;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        Requests.Add(((await JsonNode.ParseAsync(context.Request.Body))!, context.Request.Headers.Authorization.ToString()));
        if (Instead is not null)
        {
            await Instead(context);
            return;
        }
        await context.Response.WriteAsJsonAsync(new
        {
            choices = new[] { new { message = new { role = "assistant", content = Answer } } },
            usage = new { total_tokens = 400 },
        });
    }
}
