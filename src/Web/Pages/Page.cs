using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBus.Web.Pages;

/// <summary>A component as an HTML page, with an ETag derived from its content: a browser that has it gets 304.</summary>
/// <typeparam name="TComponent">The component; its markup is inside a <see cref="Layout"/>.</typeparam>
public sealed class Page<TComponent> : IResult where TComponent : IComponent
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // readable letters of every script; markup is still escaped
        .BuildServiceProvider();

    /// <summary>The component's parameters by name; null values are omitted.</summary>
    public Dictionary<string, object?> Parameters { get; } = [];

    /// <summary>The status of the response.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether the page has a form for readers who are not signed in. The operator may send any form.</summary>
    public bool HasForm { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await RenderAsync(SiteOf(httpContext));
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        if (HasForm || httpContext.User.Identity?.IsAuthenticated == true || Status != StatusCodes.Status200OK)
            response.Headers.CacheControl = "no-store";
        else if (Freshness.IsKnown(httpContext, Freshness.TagOf(html)))
            return;
        response.ContentLength = html.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(html, httpContext.RequestAborted);
    }

    private async Task<byte[]> RenderAsync(Site site)
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Frame.Site)] = site,
            [nameof(Frame.Page)] = typeof(TComponent),
            [nameof(Frame.Parameters)] = Parameters.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!),
        });
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Frame>(parameters)).ToHtmlString());
        return Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + page.Trim() + "\n");
    }

    private Site SiteOf(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<WebOptions>();
        var name = context.User.Identity is { IsAuthenticated: true } known ? known.Name : null;
        return new()
        {
            Prefix = options.PathPrefix,
            PublicAddress = PublicAddress.Of(context.Request, options),
            Operator = name,
            CanSignIn = context.RequestServices.GetRequiredService<OperatorAccount>().PasswordHash is not null,
            FeedKeys = context.Features.Get<FeedKeys>(),
            FormTokens = HasForm || name is not null
                ? context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context)
                : null,
        };
    }
}
