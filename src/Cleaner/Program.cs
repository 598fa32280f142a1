using BriefingBus.Cleaner;
using BriefingBus.Hosting.Bus;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddCleaner();
builder.Services.AddBriefingBus(
    builder.Configuration.GetSection("Bus").Get<BusOptions>() ?? new BusOptions(),
    bus => bus.AddCleanerConsumers());
var app = builder.Build();
await app.RunAsync();
