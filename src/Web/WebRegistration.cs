using System.IO.Compression;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Web.Archive;
using BriefingBus.Web.DeadLetters;
using BriefingBus.Web.Deliveries;
using BriefingBus.Web.FeedEditing;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.FileEditing;
using BriefingBus.Web.Machines;
using BriefingBus.Web.Operate;
using BriefingBus.Web.OptionEditing;
using BriefingBus.Web.Pictures;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Requests;
using BriefingBus.Web.RuleEditing;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Storage;
using BriefingBus.Web.Today;
using MassTransit;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;
using Serilog.Events;

namespace BriefingBus.Web;

/// <summary>Registers the page in a process of its own or beside other services. Each area registers its own services.</summary>
public static class WebRegistration
{
    /// <summary>The key of <c>briefing.yaml</c> that the page reads in addition to <c>editions</c>.</summary>
    public static readonly TopLevelKey WebKey = TopLevelKey.Of<WebOptions>("web");

    /// <summary>Registers the read model and the areas' services. Needs a <see cref="BriefingConfiguration"/>.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, DatabaseOptions database, BusOptions bus)
    {
        services.AddServiceDatabase<WebContext, SqliteWebContext, PostgresWebContext>(database, PostgresWebContext.Schema);
        services.AddSingleton<SerializedWriter<WebContext>>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new WebOptions());
        services.AddRouting();
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        services.AddSingleton<ServiceRequests>();
        services.AddExceptionHandler<ProblemHandling>();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // form tokens are the only secrets in a page, and they differ each time
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "application/manifest+json",
                "application/feed+json", "application/problem+json", "text/markdown", "text/x-opml", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        return services
            .AddSafety(database)
            .AddToday()
            .AddArchive()
            .AddPictures()
            .AddFeeds()
            .AddSingleton<FileEdits>()
            .AddOptionEditing()
            .AddPipeline(bus)
            .AddDeliveries()
            .AddDeadLetters(bus, database)
            .AddMachines();
    }

    /// <summary>Registers the areas' consumers with the process's bus.</summary>
    public static void AddWebConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddArchiveConsumers();
        bus.AddPicturesConsumers();
        bus.AddFeedsConsumers();
        bus.AddPipelineConsumers();
    }

    /// <summary>Adds the middleware and the areas' endpoints.</summary>
    public static void MapWeb(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<WebOptions>();
        app.UseProxies(options);
        app.UsePathBase(options.PathPrefix); // a proxy may keep the prefix or remove it
        app.UseSerilogRequestLogging(log => log.GetLevel = RequestLevel);
        app.UseSecurityHeaders(options);
        app.UseHostCheck();
        app.UseExceptionHandler(_ => { });
        app.UseResponseCompression();
        app.UseStatusCodePages(ProblemHandling.DescribeAsync);
        app.UseHeadRequests();
        app.UseRouting();
        app.UseAuthentication();
        app.UseReadingAccess();
        app.UseAuthorization();
        app.UseEntityTags();
        app.MapOwnFiles();
        app.MapWebApp();
        app.MapSignIn();
        app.MapSetUp();
        app.MapSessions();
        app.MapSecondFactor();
        app.MapToday();
        app.MapArchive();
        app.MapPictures();
        app.MapOperate();
        app.MapFeeds();
        app.MapFeedEditing();
        app.MapOptionEditing();
        app.MapPipeline();
        app.MapRuleEditing();
        app.MapDeliveries();
        app.MapDeadLetters();
        app.MapMachines();
    }

    /// <summary>Style sheets and probes are logged at the level Debug; a fault of the server is an error.</summary>
    private static LogEventLevel RequestLevel(HttpContext context, double milliseconds, Exception? fault)
    {
        // A process that is not ready answers 503 to each probe and has already logged the reason.
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return LogEventLevel.Debug;
        if (fault is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            return LogEventLevel.Error;
        // A scraper requests the metrics several times a minute.
        return context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
            || context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal)
            ? LogEventLevel.Debug
            : LogEventLevel.Information;
    }
}
