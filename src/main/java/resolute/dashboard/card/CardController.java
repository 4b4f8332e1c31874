package resolute.dashboard.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import resolute.dashboard.Addressed;
import resolute.dashboard.Days;
import resolute.dashboard.Moments;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.ItemRequest;
import resolute.dashboard.item.Items;
import resolute.shared.RecommendationKey;

import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The card of a recommendation, a part of it at a time. */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}")
class CardController {

	private final CardQuery cards;

	private final Items items;

	private final AssignmentsQuery assignments;

	private final ResultsQuery results;

	private final SchemeQuery schemes;

	private final CorrespondenceQuery correspondence;

	private final HistoryQuery history;

	private final MessageSource messages;

	private final Clock clock;

	CardController(CardQuery cards, Items items, AssignmentsQuery assignments, ResultsQuery results,
			SchemeQuery schemes, CorrespondenceQuery correspondence, HistoryQuery history, MessageSource messages,
			Clock clock) {
		this.cards = cards;
		this.items = items;
		this.assignments = assignments;
		this.results = results;
		this.schemes = schemes;
		this.correspondence = correspondence;
		this.history = history;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	String card(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(name = "tab", defaultValue = "items") String tab, @RequestParam Optional<String> sort,
			@RequestParam(name = "page", defaultValue = "1") int page, Model model, Locale locale) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		Tab shown = Tab.ofCode(tab).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "tab"));
		if (page < 1 || page > Items.MOST_COUNTED / ItemRequest.PAGE) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "page");
		}
		Card card = find(key);
		model.addAttribute("card", card);
		model.addAttribute("tab", shown);
		model.addAttribute("tabs", Tab.values());
		model.addAttribute("page", page);
		model.addAttribute("texts", new CardTexts(this.messages, locale));
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		model.addAttribute("moments", new Moments(this.clock.getZone()));
		switch (shown) {
			case ITEMS -> addItems(key, sort, page, model);
			case RESULTS -> model.addAttribute("results", this.results.read(key, page));
			case SCHEME -> model.addAttribute("scheme", this.schemes.read(key, card.processId()));
			case MAIL -> model.addAttribute("correspondence", this.correspondence.read(key));
			case HISTORY -> addHistory(key, page, model);
		}
		return "card";
	}

	/** What the picture of the process is drawn from. */
	@GetMapping(path = "/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Diagram> diagram(@PathVariable String resolution, @PathVariable String number, Locale locale) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		Scheme scheme = this.schemes.read(key, find(key).processId());
		if (scheme.xml().isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(Diagram.of(scheme, new CardTexts(this.messages, locale)));
	}

	private void addItems(RecommendationKey key, Optional<String> sort, int page, Model model) {
		ItemOrder order = sort
			.map((code) -> ItemOrder.ofCode(code)
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "sort")))
			.orElse(ItemOrder.ORGANISATION);
		ItemFilter filter = ItemFilter.ALL.withResolution(key.resolution()).withNumber(key.number());
		int count = Math.min(this.items.count(filter), Items.MOST_COUNTED);
		model.addAttribute("order", order);
		model.addAttribute("count", count);
		model.addAttribute("pages", Math.max(1, (count - 1) / ItemRequest.PAGE + 1));
		model.addAttribute("items", this.items.list(filter, order, (page - 1) * ItemRequest.PAGE, ItemRequest.PAGE));
		model.addAttribute("assignments", this.assignments.read(key));
	}

	private void addHistory(RecommendationKey key, int page, Model model) {
		List<Event> events = this.history.read(key, page);
		model.addAttribute("events", events.subList(0, Math.min(HistoryQuery.PAGE, events.size())));
		model.addAttribute("more", events.size() > HistoryQuery.PAGE);
	}

	private Card find(RecommendationKey key) {
		return this.cards.read(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** The parts of a card. */
	enum Tab {

		/** What was asked of whom. */
		ITEMS,
		/** What came of it. */
		RESULTS,
		/** Where its process stands. */
		SCHEME,
		/** Who was written to. */
		MAIL,
		/** What happened. */
		HISTORY;

		/** Part of addresses and message keys. */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		static Optional<Tab> ofCode(String code) {
			return Arrays.stream(values()).filter((tab) -> tab.code().equals(code)).findFirst();
		}

	}

}
