using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BriefingBus.Bench.Feeds;

return args switch
{
    ["speed", .. var rest] => SpeedMeasure.Run(rest),
    ["large"] => LargeFeedMeasure.Run(),
    ["fuzz", .. var rest] => FuzzRun.Run(rest),
    _ => Succeeded(BenchmarkSwitcher.FromAssembly(typeof(FeedReaderBenchmarks).Assembly).Run(args)) ? 0 : 1,
};

static bool Succeeded(IEnumerable<Summary> summaries) =>
    summaries.All(summary => summary.Reports.Length > 0 && summary.Reports.All(report => report.Success));
