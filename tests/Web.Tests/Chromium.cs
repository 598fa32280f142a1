using System.Collections.Concurrent;
using System.Reflection;
using BriefingBus.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(BriefingBus.Web.Tests.Chromium))]
[assembly: BriefingBus.Web.Tests.ClosesWindows]

namespace BriefingBus.Web.Tests;

/// <summary>Debian's Chromium (<c>TEST_CHROMIUM</c>, see <c>tests/services</c>), started once for all tests. Without it they are
/// skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Windows = [];
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(10);

    private readonly string? why = TestService.WhyAbsent("TEST_CHROMIUM");
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A new window with cookies of its own; skips the test that asks where there is no browser.</summary>
    /// <param name="address">The page's address, which paths are relative to.</param>
    /// <param name="width">Its width in CSS pixels.</param>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <param name="scripts">Whether scripts run.</param>
    public async Task<IPage> OpenAsync(Uri address, int width = 1280, bool dark = false, bool scripts = true)
    {
        if (browser is null)
            throw TestService.Absent(why!);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = Look.HeightFor(width) },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            Locale = "en-CA",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        Windows.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Opens a window as the operator, who has signed in with <see cref="WebPage.SignInAsync"/>.</summary>
    internal async Task<IPage> OpenAsOperatorAsync(WebPage web, int width = 1280, bool dark = false, bool scripts = true)
    {
        var page = await OpenAsync(web.Address, width, dark, scripts);
        await page.Context.AddCookiesAsync(web.Cookies.Select(c =>
            new Cookie { Name = c.Key, Value = c.Value, Url = web.Address.AbsoluteUri }));
        return page;
    }

    /// <summary>Begins to close the windows of a test: a page left open goes on asking for what is new. Nobody waits for it: what is not
    /// closed by the end goes with the browser.</summary>
    internal static void Close(string test)
    {
        if (Windows.TryRemove(test, out var open))
            _ = Task.WhenAll(open.Select(window => window.CloseAsync()));
    }

    /// <summary>Leaves a page, as a reader does who closes its window. On a busy machine the browser may never confirm that; it is not
    /// waited for long.</summary>
    internal static async Task LeaveAsync(IPage page) => await Task.WhenAny(page.Context.CloseAsync(), Task.Delay(Closing));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (why is not null)
            return;
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TEST_CHROMIUM"),
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"],
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await Task.WhenAny(browser.DisposeAsync().AsTask(), Task.Delay(Closing));
        playwright?.Dispose();
    }
}

/// <summary>Closes the windows of each test at its end.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosesWindowsAttribute : BeforeAfterTestAttribute
{
    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Chromium.Close(test.UniqueID);
}
