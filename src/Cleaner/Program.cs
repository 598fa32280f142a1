using BriefingBus.Cleaner;
using BriefingBus.Hosting;

return await new ServiceHost("cleaner", Port: 5082)
{
    Keys = [CleanerRegistration.SummariesKey],
    Services = (services, _) => services.AddCleaner(),
    Consumers = bus => bus.AddCleanerConsumers(),
}.RunAsync(args);
