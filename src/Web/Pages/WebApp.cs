using System.Text.Json;

namespace BriefingBus.Web.Pages;

/// <summary>The page as a web app: its manifest, and the service worker that keeps read pages for offline use.</summary>
internal static class WebApp
{
    /// <summary>Path of the manifest (https://www.w3.org/TR/appmanifest/).</summary>
    public const string ManifestPath = "/manifest.webmanifest";

    /// <summary>Path of the page for requests without a cached copy while offline.</summary>
    public const string OfflinePath = "/offline";

    private const string WorkerPath = "/service-worker.js";
    private static readonly string[] KeptFiles = [OwnFiles.StyleSheet, "theme.js", "reading.js", "icon.svg"];

    public static void MapWebApp(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ManifestPath, (WebOptions options, HttpContext context) => Manifest(options.PathPrefix));
        endpoints.MapGet(WorkerPath, (WebOptions options, HttpResponse response) => Worker(options.PathPrefix, response));
        endpoints.MapGet(OfflinePath, () => new Page<OfflinePage>());
    }

    private static IResult Manifest(string prefix) => TypedResults.Json(
        new
        {
            name = "BriefingBus",
            short_name = "Briefing",
            id = prefix + "/",
            start_url = prefix + "/",
            scope = prefix + "/",
            display = "minimal-ui",
            background_color = "#f3f0ea",
            theme_color = "#f3f0ea",
            icons = new object[]
            {
                new { src = prefix + OwnFiles.PathOf("icon.svg"), type = "image/svg+xml", sizes = "any" },
                new { src = prefix + OwnFiles.PathOf("icon-192.png"), type = "image/png", sizes = "192x192" },
                new { src = prefix + OwnFiles.PathOf("icon-512.png"), type = "image/png", sizes = "512x512", purpose = "any maskable" },
            },
        },
        contentType: "application/manifest+json");

    /// <summary>The service worker, preceded by the list of files that every page needs. Its text changes with them, so that browsers
    /// update it.</summary>
    private static IResult Worker(string prefix, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        string[] files = [.. KeptFiles.Select(f => prefix + OwnFiles.PathOf(f)), prefix + OfflinePath];
        return TypedResults.Text(
            $"const prefix = {JsonSerializer.Serialize(prefix)};\nconst files = {JsonSerializer.Serialize(files)};\n"
            + OwnFiles.TextOf("service-worker.js"),
            "text/javascript; charset=utf-8");
    }
}
