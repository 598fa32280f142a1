using BriefingBus.Cleaner;
using BriefingBus.Configuration;
using BriefingBus.ServiceDefaults;

return await new ServiceHost("cleaner", Port: 5082)
{
    Services = (services, _) => services.AddCleaner(),
    Consumers = bus => bus.AddCleanerConsumers(),
}.WithBriefingYaml([CleanerRegistration.SummariesKey]).RunAsync(args);
